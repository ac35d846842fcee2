import { notifications } from "@mantine/notifications";
import { strings } from "./strings.ts";

/** A promise that nobody caught is a defect of ours: the person hears that the step was not done, and that the data is safe. */
export function watchDefects(): void {
  window.addEventListener("unhandledrejection", (event) => {
    notifications.show({
      id: "defect",
      color: "red",
      autoClose: false,
      title: strings.defect.stepHappened,
      message: `${strings.defect.safe}${strings.defect.stepTodo}`,
    });
    console.error(event.reason instanceof Error ? event.reason.name : "defect");
    event.preventDefault();
  });
}
