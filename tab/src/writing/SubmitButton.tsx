import { Button, Spinner } from "@fluentui/react-components";

interface SubmitButtonProps {
  label: string;
  isSending: boolean;
  /** Said while it is sent; the label stays when left out. */
  sendingLabel?: string | undefined;
}

/** Sends its form. It keeps the focus while the form is being sent. */
export function SubmitButton({ label, isSending, sendingLabel = label }: SubmitButtonProps) {
  return (
    <Button
      type="submit"
      appearance="primary"
      disabledFocusable={isSending}
      {...(isSending && { icon: <Spinner size="tiny" /> })}
    >
      {isSending ? sendingLabel : label}
    </Button>
  );
}
