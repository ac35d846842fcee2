import type { BrowserWindow, Dialog } from "electron";
import type { WindowServices } from "../services/handlers.ts";

/** The system's own dialogs, over the desk's window. */
export function createDialogs(
  dialog: Pick<Dialog, "showOpenDialog">,
  window: () => BrowserWindow | null,
): Required<Pick<WindowServices, "chooseFolder" | "chooseFiles">> {
  const show = async (options: Electron.OpenDialogOptions): Promise<string[]> => {
    const parent = window();
    const { canceled, filePaths } = await (parent === null
      ? dialog.showOpenDialog(options)
      : dialog.showOpenDialog(parent, options));
    return canceled ? [] : filePaths;
  };
  return {
    chooseFolder: async () => (await show({ title: "选择文件夹", properties: ["openDirectory", "createDirectory"] }))[0] ?? null,
    chooseFiles: () =>
      show({
        title: "选择数据包",
        properties: ["openFile", "multiSelections"],
        filters: [{ name: "信访台数据包", extensions: ["xfb", "xfreq", "xfrec"] }],
      }),
  };
}
