import { Suspense } from "react";
import { useSearch } from "wouter";
import { partOf, problemChoiceIn } from "../../api/entry-choice.ts";
import { later } from "../../components/later.ts";
import { CommunityFrame } from "../../page/CommunityFrame.tsx";
import { addCommunityStrings } from "../../strings/strings.ts";
import { Overview } from "./Overview.tsx";

const AllTips = later(async () => (await import("./AllTips.tsx")).AllTips);
const EmptyCommunity = later(
  async () => (await import("./EmptyCommunity.tsx")).EmptyCommunity,
  addCommunityStrings,
);
const ProblemsPart = later(async () => (await import("./ProblemsPart.tsx")).ProblemsPart);

/** What a community knows: the same for everybody who opens the channel's tab. Its address says which part of it. */
export function CommunityPage({ communityId }: { communityId: string }) {
  const search = useSearch();
  const part = partOf(search);
  return (
    <CommunityFrame communityId={communityId} tab={part === "pins" ? "overview" : part}>
      {(opened) => (
        <Suspense>
          {part === "problems" && <ProblemsPart communityId={communityId} choice={problemChoiceIn(search)} />}
          {part === "tips" && <AllTips tips={opened.tips} pages={opened.pages} />}
          {(part === "overview" || part === "pins") &&
            (opened.first.isEmpty ? (
              <EmptyCommunity first={opened.first} />
            ) : (
              <Overview opened={opened} isArranged={part === "pins"} />
            ))}
        </Suspense>
      )}
    </CommunityFrame>
  );
}
