// An author about whom Teams gave no answer when the text was saved.
import { authorData, type AuthorData } from "../../community/communities/author-message.ts";
import { checkAuthor } from "../../community/authors/check-author.ts";
import type { Kind } from "./kind.ts";

export const authorDelivery: Kind<AuthorData> = {
  data: authorData,
  deliver: (deps, { tenantId, record, data }) => checkAuthor(deps, tenantId, record, data),
};
