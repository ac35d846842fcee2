import { create } from "zustand";

/** State of this window only; nothing of it is stored, and locking clears it. */
interface WindowState {
  /** What the clerk typed into the search box of the header. Never enters an address. */
  readonly searchText: string;
  readonly setSearchText: (text: string) => void;
  readonly clear: () => void;
}

export const useWindowState = create<WindowState>((set) => ({
  searchText: "",
  setSearchText: (searchText) => set({ searchText }),
  clear: () => set({ searchText: "" }),
}));
