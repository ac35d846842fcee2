import { create } from "zustand";

/** What a registration begins with, on its way from a record of 排查 into its form; nothing of it is about a person. */
export interface FoundMatter {
  /** Id of the record. */
  readonly screening: string;
  readonly title: string;
  readonly summary: string;
  /** Name of a village or community, as written. */
  readonly place: string;
}

/** State of this window only; nothing of it is stored, and locking clears it. */
interface WindowState {
  /** What the clerk typed into the search box of the header. Never enters an address. */
  readonly searchText: string;
  readonly setSearchText: (text: string) => void;
  /** Number of the claim beside which an accusation is taken down, on its way into the sealed form. */
  readonly claimNumber: string;
  readonly setClaimNumber: (number: string) => void;
  /** Waits until the question 是否检举控告 is answered; null when nothing does. */
  readonly foundMatter: FoundMatter | null;
  readonly setFoundMatter: (matter: FoundMatter | null) => void;
  readonly clear: () => void;
}

export const useWindowState = create<WindowState>((set) => ({
  searchText: "",
  setSearchText: (searchText) => set({ searchText }),
  claimNumber: "",
  setClaimNumber: (claimNumber) => set({ claimNumber }),
  foundMatter: null,
  setFoundMatter: (foundMatter) => set({ foundMatter }),
  clear: () => set({ searchText: "", claimNumber: "", foundMatter: null }),
}));
