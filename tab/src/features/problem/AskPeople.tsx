// One or two people of the community are asked, too, in private. What they answer is theirs alone.
import { Button, Field, Select } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { askableQuery } from "../../api/ask-me-queries.ts";
import { askPeople } from "../../api/problem-queries.ts";
import { peopleQuery } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { useDetails } from "../../components/details.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";

export interface AskPeopleProps {
  problem: ProblemView;
  onAsked: () => void;
  onClose: () => void;
}

export function AskPeople({ problem: { communityId, id, tags }, onAsked, onClose }: AskPeopleProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const details = useDetails();
  const api = useApi();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const people = useQuery(peopleQuery(api, communityId));
  const offered = useQuery(askableQuery(api, communityId, tags.join(","))).data?.people ?? [];
  const asking = useMutation({
    mutationFn: () => askPeople(api, communityId, id, chosen),
    onSuccess: onAsked,
  });
  const others = (people.data?.people ?? []).filter(
    ({ userId }) => !offered.some((one) => one.userId === userId),
  );
  const fields = [...chosen, ...(chosen.length < limits.peopleAskedAtOnce ? [""] : [])];
  const groups = [
    { label: t("askPeople.offered"), people: offered },
    { label: t("askPeople.members"), people: others },
  ];
  return (
    <div className={details.tightCard}>
      {fields.map((value, at) => (
        <Field key={at} label={t(at === 0 ? "askPeople.first" : "askPeople.second")}>
          <Select
            autoFocus={at === 0}
            value={value}
            onChange={(_event, { value: userId }) =>
              setChosen([...chosen.filter((_, other) => other !== at), ...(userId === "" ? [] : [userId])])
            }
          >
            <option value="">{t("askPeople.choose")}</option>
            {groups.map(({ label, people: some }) => {
              const shown = some.filter(({ userId }) => userId === value || !chosen.includes(userId));
              return (
                shown.length > 0 && (
                  <optgroup key={label} label={label}>
                    {shown.map(({ userId, name }) => (
                      <option key={userId} value={userId}>
                        {name}
                      </option>
                    ))}
                  </optgroup>
                )
              );
            })}
          </Select>
        </Field>
      ))}
      <p className={layout.small}>{t("askPeople.hint")}</p>
      {people.isError && <ErrorNote error={people.error} />}
      {asking.isError && <ErrorNote error={asking.error} />}
      <div className={layout.row}>
        <Button
          appearance="primary"
          disabledFocusable={asking.isPending || chosen.length === 0}
          onClick={() => asking.mutate()}
        >
          {t("askPeople.send")}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {t("write.cancel")}
        </Button>
      </div>
    </div>
  );
}
