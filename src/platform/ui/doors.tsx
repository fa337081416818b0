import { Drawing, type DrawingName } from './drawing.tsx';

export type Door = { href: string; title: string; text: string; drawing: DrawingName };

/** The doors of the house, on the home page. */
export const Doors = ({ label, doors }: { label: string; doors: Door[] }) => (
  <nav class="doors" aria-label={label}>
    <ul>
      {doors.map((door) => (
        <li class="door">
          <Drawing name={door.drawing} />
          <div>
            <h2>
              <a href={door.href}>{door.title}</a>
            </h2>
            <p>{door.text}</p>
          </div>
        </li>
      ))}
    </ul>
  </nav>
);
