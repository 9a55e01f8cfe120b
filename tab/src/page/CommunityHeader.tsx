import { makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, useState, type ReactNode } from "react";
import type { CommunityPageView } from "../../../bot/contract/community-page.ts";
import { CopiedNote } from "../components/CopiedNote.tsx";
import { Emblem } from "../components/Face.tsx";
import { later } from "../components/later.ts";
import { useLayout } from "../components/layout.ts";
import { paths } from "../components/paths.ts";
import { useCopyLink } from "../components/use-copy-link.ts";
import { useJoining } from "../components/use-joining.ts";
import { CommunityMenu } from "./CommunityMenu.tsx";
import { JoinButton, JoinLine } from "./JoinButton.tsx";
import { PageFrame } from "./PageFrame.tsx";

const JoinSteps = later(async () => (await import("./JoinSteps.tsx")).JoinSteps);

const useStyles = makeStyles({
  /** One line: all of it stands under "About". */
  purpose: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

/** A page of a community: its name and purpose, and what can be done with the whole of it. */
export function CommunityHeader({ first, children }: { first: CommunityPageView; children: ReactNode }) {
  const styles = useStyles();
  const layout = useLayout();
  const { community, mine, board } = first;
  const { id, name, purpose, emblem } = community;
  const joining = useJoining(id);
  const { change } = joining;
  const { copy, ...copied } = useCopyLink(paths.community(id));
  const [asksToLeave, setAsksToLeave] = useState(false);
  const leave = () => (mine.isOnlySteward ? setAsksToLeave(true) : change.mutate(false));
  return (
    <PageFrame
      isWide
      title={name}
      picture={<Emblem emblem={emblem} />}
      actions={
        <div className={layout.together}>
          <JoinButton joining={joining} />
          <CommunityMenu
            communityId={id}
            isEmpty={first.isEmpty}
            canArrange={board.length > 1}
            onCopyLink={copy}
            onLeave={joining.joined === true ? leave : undefined}
          />
        </div>
      }
      below={
        <>
          {purpose !== "" && (
            <p className={styles.purpose} dir="auto">
              {purpose}
            </p>
          )}
          <JoinLine joining={joining} />
          <CopiedNote copied={copied} />
          {(asksToLeave || change.isSuccess) && (
            <Suspense>
              <JoinSteps
                communityId={id}
                joining={joining}
                asksToLeave={asksToLeave}
                onAnswered={() => setAsksToLeave(false)}
              />
            </Suspense>
          )}
        </>
      }
    >
      {children}
    </PageFrame>
  );
}
