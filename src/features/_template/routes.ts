// The ids under which Slack brings people's clicks and submissions back to this slice. Its own file only where several
// views need them; else they stand in views.ts.

export const routes = { openNote: '_template.open-note.v1' } as const;
export const callbacks = { note: '_template.note.v1' } as const;
