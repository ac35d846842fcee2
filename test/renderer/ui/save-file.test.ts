import { expect, test } from "vitest";
import { savedName } from "../../../renderer/ui/save-file.ts";

const now = new Date(2026, 10, 6, 9, 5, 7);

test("what is saved bears the moment and its kind, and nothing of its own name, which may be a person's", () => {
  expect(savedName("欧阳霁鸢的材料.txt", now)).toBe("材料-20261106-090507.txt");
  expect(savedName("身份证 990127195603084724.JPG", now)).toBe("材料-20261106-090507.jpg");
});

test("what is no plain extension is left out", () => {
  for (const name of ["材料", "材料.欧阳霁鸢", "a.b/../c", "x.", "信.13987650413", "x.a b", ""])
    expect(savedName(name, now)).toBe("材料-20261106-090507");
});
