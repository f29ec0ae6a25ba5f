// The drawer with the raw traffic between Slack and the app, newest on top.
import { useState } from 'react';
import type { TrafficEntry } from '../../../slack/protocol.ts';
import { Close } from '../icons.tsx';

interface InspectorProps {
  entries: TrafficEntry[];
  onClose: () => void;
  onClear: () => void;
}

const FILTERS = ['All', 'To the app', 'From the app', 'Problems'] as const;
type Filter = (typeof FILTERS)[number];

function failed(entry: TrafficEntry): boolean {
  return entry.problem !== undefined || entry.status === 0 || entry.status >= 400;
}

function passes(entry: TrafficEntry, filter: Filter): boolean {
  if (filter === 'To the app') return entry.direction === 'out';
  if (filter === 'From the app') return entry.direction === 'in';
  return filter === 'All' || failed(entry);
}

function Json({ title, value }: { title: string; value: unknown }) {
  const text = JSON.stringify(value, null, 2) ?? '—';
  return (
    <div className="json">
      <div className="json-head">
        <b>{title}</b>
        <button
          type="button"
          className="link-button"
          aria-label={`Copy ${title.toLowerCase()}`}
          onClick={() => void navigator.clipboard?.writeText(text)}
        >
          Copy
        </button>
      </div>
      <pre>{text}</pre>
    </div>
  );
}

function Entry({ entry }: { entry: TrafficEntry }) {
  const [open, setOpen] = useState(false);
  const time = new Date(entry.at).toLocaleTimeString('en-GB');
  const arrow = entry.direction === 'out' ? '→ app' : '← app';
  return (
    <li className={failed(entry) ? 'failed' : ''} data-traffic={entry.kind}>
      <button type="button" className="entry" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={`arrow ${entry.direction}`}>{arrow}</span>
        <span className="entry-title">
          <b>{entry.title}</b>
          <small>
            {entry.kind.replace('_', ' ')} · {time} · {Math.round(entry.ms)} ms
          </small>
        </span>
        <span className="status">{entry.status === 0 ? 'no answer' : entry.status}</span>
      </button>
      {entry.problem && <p className="entry-problem">{entry.problem}</p>}
      {open && (
        <div className="entry-body">
          <Json title="Request" value={entry.request} />
          <Json title="Response" value={entry.response} />
        </div>
      )}
    </li>
  );
}

export function Inspector({ entries, onClose, onClear }: InspectorProps) {
  const [filter, setFilter] = useState<Filter>('All');
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const shown = entries
    .filter((entry) => passes(entry, filter))
    .filter((entry) => wanted === '' || `${entry.title} ${entry.kind}`.toLowerCase().includes(wanted))
    .toReversed();
  return (
    <aside className="inspector" aria-label="Inspector">
      <header className="pane-head">
        <h2>Inspector</h2>
        <span className="topic">what Slack and the app say to each other</span>
        <button type="button" className="link-button" onClick={onClear}>
          Clear
        </button>
        <button type="button" className="icon-button" aria-label="Close inspector" onClick={onClose}>
          <Close />
        </button>
      </header>
      <div className="inspector-bar">
        <input
          className="field"
          type="search"
          placeholder="Filter, e.g. views.open"
          aria-label="Filter traffic"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <div className="segments" role="radiogroup" aria-label="Direction">
          {FILTERS.map((name) => (
            // biome-ignore lint/a11y/useSemanticElements: styled as segments
            <button
              key={name}
              type="button"
              role="radio"
              aria-checked={filter === name}
              onClick={() => setFilter(name)}
            >
              {name}
            </button>
          ))}
        </div>
      </div>
      <ul className="entries">
        {shown.map((entry) => (
          <Entry key={entry.n} entry={entry} />
        ))}
      </ul>
      {shown.length === 0 && <p className="home-empty">Nothing yet. Run a command or press a button.</p>}
    </aside>
  );
}
