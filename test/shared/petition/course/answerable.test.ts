import { expect, it } from "vitest";
import { receiverOf } from "../../../../shared/petition/course/answerable.ts";
import { keptFactsOf } from "../../../../shared/petition/kept-facts.ts";
import { bodies, Story } from "./story.ts";

const kept = ({ view, course }: Story) => keptFactsOf(view, course);

it("names who registered a petition, or where the name is not told the user of the desk that did", () => {
  const named = new Story({}, undefined, { receiver: "顾岚" });
  expect(receiverOf(named.view, named.course)).toEqual({ name: "顾岚", user: "" });
  const nameless = new Story();
  expect(receiverOf(nameless.view, nameless.course)).toEqual({ name: "", user: nameless.view.registered?.actor });
});

it("keeps the receiver only until a handler is named", () => {
  const story = new Story({}, undefined, { receiver: "顾岚" });
  expect(kept(story).receiver?.name).toBe("顾岚");
  story.take("petition.dispatched", { ...bodies.dispatched, handler: "周明" });
  expect(kept(story)).toMatchObject({ person: "周明" });
  expect(kept(story).receiver).toBeUndefined();
});

it("takes whoever signs in what another office handed over, and nobody before", () => {
  const origin = { petition: "0".repeat(32), organisation: "990127" };
  // Registered at the township by the district: its clerk's user id says nothing here.
  const handed = new Story({}, "990127002", { origin });
  expect(receiverOf(handed.view, handed.course)).toBeNull();
  const here = new Story({ source: { kind: "referred", office: "清源县信访局" } }, undefined, { origin });
  here.take("petition.signed-in", { by: "沈洁" });
  expect(receiverOf(here.view, here.course)).toEqual({ name: "沈洁", user: "" });
});
