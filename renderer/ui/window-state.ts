import { create } from "zustand";

/** State of this window only; nothing of it is stored, and locking clears it. */
interface WindowState {
  /** What the clerk typed into the search box of the header. Never enters an address. */
  readonly searchText: string;
  readonly setSearchText: (text: string) => void;
  /** Number of the claim beside which an accusation is taken down, on its way into the sealed form. */
  readonly claimNumber: string;
  readonly setClaimNumber: (number: string) => void;
  readonly clear: () => void;
}

export const useWindowState = create<WindowState>((set) => ({
  searchText: "",
  setSearchText: (searchText) => set({ searchText }),
  claimNumber: "",
  setClaimNumber: (claimNumber) => set({ claimNumber }),
  clear: () => set({ searchText: "", claimNumber: "" }),
}));
