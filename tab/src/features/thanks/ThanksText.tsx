import { useTranslation } from "react-i18next";
import type { ThanksAboutView } from "../../../../bot/contract/thanks.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { paths } from "../../components/paths.ts";
import { SourceLine } from "../../entries/SourceLine.tsx";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";

export interface ThanksTextProps {
  communityId: string;
  reason: string;
  about?: ThanksAboutView | undefined;
}

/** What somebody wrote, and what it is about. */
export function ThanksText({ communityId, reason, about }: ThanksTextProps) {
  const layout = useLayout();
  const details = useDetails();
  return (
    <>
      <p className={details.typed} dir="auto">
        {reason}
      </p>
      {about !== undefined && (
        <div className={layout.small}>
          <About communityId={communityId} about={about} />
        </div>
      )}
    </>
  );
}

function About({ communityId, about }: { communityId: string; about: ThanksAboutView }) {
  const { t } = useTranslation();
  if (about.kind === "message") return <SourceLine source={about.source} />;
  const { title } = about;
  if (about.kind === "tip") {
    return (
      <AppLink to={paths.tip(communityId, about.tipId)}>
        {title === undefined ? t("thanks.aboutTip") : t("thanks.aboutTitle", { title })}
      </AppLink>
    );
  }
  return (
    <AppLink to={paths.problem(communityId, about.problemId)}>
      {title === undefined ? t("thanks.aboutReply") : t("thanks.aboutTitle", { title })}
    </AppLink>
  );
}
