import { Button } from "@fluentui/react-components";
import { AddRegular, SubtractRegular } from "@fluentui/react-icons";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLayout } from "../components/layout.ts";

export interface MoreFieldsProps {
  /** Whether something stands in them already. */
  startsOpen?: boolean;
  /** Something in them has to change. */
  hasFault?: boolean;
  children: ReactNode;
}

/** Fields that the job does not need: they show when one asks for them. */
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
