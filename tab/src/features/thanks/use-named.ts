import { useQuery } from "@tanstack/react-query";
import { useSearch } from "wouter";
import type { AboutInput } from "../../../../bot/contract/thanks.ts";
import { problemQuery } from "../../api/problem-queries.ts";
import { tipQuery } from "../../api/tip-queries.ts";
import { useApi } from "../../api/use-api.ts";

export interface NamedThere {
  /** What the address says that the thanks are about. */
  readonly about: AboutInput | undefined;
  /** Who is named there; undefined while it is read, and where nobody is, or several are. */
  readonly name: string | undefined;
  readonly isPending: boolean;
}

/** What the page's address says the thanks are about, and who is named there. */
export function useNamed(communityId: string): NamedThere {
  const api = useApi();
  const asked = new URLSearchParams(useSearch());
  const tipId = asked.get("tip");
  const problemId = asked.get("problem");
  const replyId = asked.get("reply");
  const isReply = problemId !== null && replyId !== null;
  const tip = useQuery({ ...tipQuery(api, communityId, tipId ?? ""), enabled: tipId !== null });
  const problem = useQuery({ ...problemQuery(api, communityId, problemId ?? ""), enabled: isReply });

  if (tipId !== null) {
    const name = tip.data?.credit.people.length === 1 ? tip.data.credit.people[0]?.name : undefined;
    return { about: { kind: "tip", tipId }, name, isPending: tip.isLoading };
  }
  if (isReply) {
    const author = problem.data?.replies.find(({ id }) => id === replyId)?.author;
    const name = author?.kind === "person" && author.name !== "" ? author.name : undefined;
    return { about: { kind: "reply", problemId, replyId }, name, isPending: problem.isLoading };
  }
  return { about: undefined, name: undefined, isPending: false };
}
