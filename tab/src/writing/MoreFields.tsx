import { Button } from "@fluentui/react-components";
import { AddRegular, SubtractRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLayout } from "../components/layout.ts";

export interface MoreFieldsProps {
  /** Whether something stands in them already. */
  startsOpen?: boolean;
  /** One of them has a fault, so they are shown. */
  hasFault?: boolean;
  children: ReactNode;
}

/** Optional fields: they show when they are asked for. */
export function MoreFields({ startsOpen = false, hasFault = false, children }: MoreFieldsProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const [isWanted, setWanted] = useState(startsOpen);
  const isOpen = isWanted || hasFault;
  return (
    <>
      <div>
        <Button
          appearance="subtle"
          icon={isOpen ? <SubtractRegular /> : <AddRegular />}
          aria-expanded={isOpen}
          onClick={() => setWanted(!isOpen)}
        >
          {t("entry.more")}
        </Button>
      </div>
      {isOpen && <div className={layout.column}>{children}</div>}
    </>
  );
}
