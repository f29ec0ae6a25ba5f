// The acknowledgement of one interaction: sent exactly once, whoever asks for it first.

export type SendAck = (response?: unknown) => Promise<void>;

export interface Ack {
  readonly isSent: boolean;
  /** Sends it if nothing was sent yet and says whether this call did. Never rejects. */
  send(response?: unknown): Promise<boolean>;
}

/** `onFailure` hears of an acknowledgement that could not be sent: the work goes on, Slack shows the person an error. */
export function createAck(send: SendAck, onSent: () => void, onFailure: (error: unknown) => void): Ack {
  let isSent = false;
  return {
    get isSent() {
      return isSent;
    },
    async send(response) {
      if (isSent) return false;
      isSent = true;
      await send(response).then(onSent, onFailure);
      return true;
    },
  };
}
