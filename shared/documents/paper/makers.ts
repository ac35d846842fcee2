/** Levels of offices as certificates name them; written here, for documents know no registry. */
export type OrganisationLevelName = "township" | "district";

/** Who decides a matter: an office with the power (Art. 23, 31), never a petition office, which sends on (Art. 22). */
export const handlingOffice: readonly OrganisationLevelName[] = ["township"];
export const anyOffice: readonly OrganisationLevelName[] = ["township", "district"];
/** 信访部门: Art. 22, 40; and what the next level decides, Art. 19 para. 3, 35. */
export const petitionOffice: readonly OrganisationLevelName[] = ["district"];
