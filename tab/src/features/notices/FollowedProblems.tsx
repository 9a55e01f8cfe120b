import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useFollowedProblems } from "../../entries/use-followed-problems.ts";
import { ChosenCommunities } from "./ChosenCommunities.tsx";

/** Communities of which every new problem is told. Absent while it is not known. */
export function FollowedProblems() {
  const { followed, change } = useFollowedProblems();
  if (followed === undefined) return null;
  const turn = (isOn: boolean) => (communityId: string) => change.mutate({ communityId, isOn });
  return (
    <>
      {change.isError && <ErrorNote error={change.error} />}
      <ChosenCommunities words="problems" chosen={followed} onChoose={turn(true)} onUndo={turn(false)} />
    </>
  );
}
