import { Select } from "@fluentui/react-components";
import type { NamedPersonInput } from "../../../bot/contract/community-settings.ts";

export interface PersonSelectProps {
  people: readonly NamedPersonInput[];
  person: NamedPersonInput | undefined;
  /** Shown while no person is chosen. */
  choose: string;
  onChoose: (person: NamedPersonInput | undefined) => void;
  id?: string;
}

/** People by name, where Teams' own picker is not there. Stands in a Field, which names it. */
export function PersonSelect({ people, person, choose, onChoose, ...field }: PersonSelectProps) {
  return (
    <Select
      {...field}
      value={person?.userId ?? ""}
      onChange={(_event, { value }) => onChoose(people.find(({ userId }) => userId === value))}
    >
      <option value="">{choose}</option>
      {people.map(({ userId, name }) => (
        <option key={userId} value={userId}>
          {name}
        </option>
      ))}
    </Select>
  );
}
