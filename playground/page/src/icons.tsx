// The line icons of the page, drawn here so that nothing is loaded from elsewhere.
import type { ReactNode } from 'react';

interface SvgProps {
  children: ReactNode;
  size?: number;
}

function Svg({ children, size = 18 }: SvgProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const Dots = () => (
  <Svg>
    <g fill="currentColor" stroke="none">
      <circle cx="12" cy="5" r="1.8" />
      <circle cx="12" cy="12" r="1.8" />
      <circle cx="12" cy="19" r="1.8" />
    </g>
  </Svg>
);
export const Close = () => (
  <Svg>
    <path d="M5 5l14 14M19 5L5 19" />
  </Svg>
);
export const Hash = () => (
  <Svg size={15}>
    <path d="M9 4L7 20M17 4l-2 16M4 9h17M3 15h17" />
  </Svg>
);
export const Lock = () => (
  <Svg size={15}>
    <rect x="5" y="11" width="14" height="9" rx="2" />
    <path d="M8 11V8a4 4 0 0 1 8 0v3" />
  </Svg>
);
export const Smile = () => (
  <Svg>
    <circle cx="12" cy="12" r="9" />
    <path d="M8.5 14.5a4 4 0 0 0 7 0M9 9.5v.01M15 9.5v.01" />
  </Svg>
);
export const Eye = () => (
  <Svg size={14}>
    <path d="M2.500 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500c-2.500 4.500-5.800 6.500-9.500 6.500s-7-2-9.500-6.500z" />
    <circle cx="12" cy="12" r="3" />
  </Svg>
);
export const Thread = () => (
  <Svg>
    <path d="M4 5h16v11H10l-4.5 3.5V16H4zM8 9h8M8 12.4h5" />
  </Svg>
);
export const Link = () => (
  <Svg>
    <path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1" />
  </Svg>
);
export const Bolt = () => (
  <Svg>
    <path d="M13 2L4.5 13.5H11L10 22l8.5-11.5H13z" />
  </Svg>
);
export const Send = () => (
  <Svg>
    <path d="M4 12l16-8-5 16-3.5-6.5z M11.5 13.5L20 4" />
  </Svg>
);
export const At = () => (
  <Svg>
    <circle cx="12" cy="12" r="4" />
    <path d="M16 8v5a2.5 2.5 0 0 0 5 0v-1a9 9 0 1 0-3.5 7.1" />
  </Svg>
);
export const Slash = () => (
  <Svg>
    <rect x="4" y="4" width="16" height="16" rx="3" />
    <path d="M14 8l-4 8" />
  </Svg>
);
export const Clock = () => (
  <Svg>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7v5l3.5 2" />
  </Svg>
);
export const Pulse = () => (
  <Svg>
    <path d="M3 12h4l2.5-7 5 14 2.5-7h4" />
  </Svg>
);
export const Sun = () => (
  <Svg>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 2v2M12 20v2M2 12h2M20 12h2M4.9 4.9l1.4 1.4M17.7 17.7l1.4 1.4M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4" />
  </Svg>
);
export const Moon = () => (
  <Svg>
    <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z" />
  </Svg>
);
export const Chevron = () => (
  <Svg size={14}>
    <path d="M6 9l6 6 6-6" />
  </Svg>
);
export const Back = () => (
  <Svg>
    <path d="M14 6l-6 6 6 6" />
  </Svg>
);
export const Bars = () => (
  <Svg>
    <path d="M4 6h16M4 12h16M4 18h16" />
  </Svg>
);
export const Reset = () => (
  <Svg>
    <path d="M4 5v5h5M4.6 10A8 8 0 1 1 4 13" />
  </Svg>
);
export const Trash = () => (
  <Svg>
    <path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5" />
  </Svg>
);
export const ThumbUp = () => (
  <Svg>
    <path d="M7 11v9H4v-9zM7 11l4-8c1.500 0 2.500 1 2.500 2.500V9H19a2 2 0 0 1 2 2.300l-1.200 7a2 2 0 0 1-2 1.700H7" />
  </Svg>
);
export const ThumbDown = () => (
  <Svg>
    <path d="M17 13V4h3v9zM17 13l-4 8c-1.500 0-2.500-1-2.500-2.500V15H5a2 2 0 0 1-2-2.300l1.200-7a2 2 0 0 1 2-1.700H17" />
  </Svg>
);
export const FileIcon = () => (
  <Svg size={22}>
    <path d="M6 3h8l4 4v14H6zM14 3v4h4" />
  </Svg>
);
export const People = () => (
  <Svg>
    <circle cx="9" cy="8" r="3.500" />
    <path d="M2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 5a3.500 3.500 0 0 1 0 6.500M18 14.500c2.200.8 3.500 2.700 3.500 5.500" />
  </Svg>
);
