// What Slack's client tells a person when the app does not answer as it should. Words only.
import type { Reply } from './delivery.ts';

export function commandProblem(command: string, failure: Reply['failure']): string {
  return `${command} failed with the error ${failure}`;
}

export function interactionProblem(failure: Reply['failure']): string {
  const hint = failure === 'operation_timeout' ? 'the app did not answer within 3 seconds' : 'the app refused';
  return `We had some trouble connecting. Try again? (${failure}: ${hint})`;
}

export function answerProblem(what: string, detail: string): string {
  return `The app answered ${what} in a way Slack does not understand: ${detail}`;
}
