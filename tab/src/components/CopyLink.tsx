import { Button } from "@fluentui/react-components";
import { LinkRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";
import { CopiedNote } from "./CopiedNote.tsx";
import { useCopyLink } from "./use-copy-link.ts";

export function CopyLink({ path, label }: { path: string; label?: string }) {
  const { t } = useTranslation();
  const { copy, ...copied } = useCopyLink(path);
  return (
    <>
      <Button appearance="subtle" icon={<LinkRegular />} onClick={copy}>
        {label ?? t("tip.copyLink")}
      </Button>
      <CopiedNote copied={copied} />
    </>
  );
}
