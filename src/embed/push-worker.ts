/** Our own host's service worker: shows a notice when a reader was answered. It keeps no page and answers no request. */

/** What the server sends: see render/push-message. */
interface Notice {
  readonly title: string;
  readonly text: string;
  /** On this host. */
  readonly path: string;
  readonly language: string;
}

interface Waiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Pushed extends Waiting {
  readonly data: { json(): Notice } | null;
}
interface Clicked extends Waiting {
  readonly notification: Notification & { readonly data: { readonly path: string } };
}
interface Scope {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { openWindow(url: string): Promise<unknown> };
  readonly location: Location;
}

const { registration, clients, location } = self as unknown as Scope;

function show({ title, text, path, language }: Notice): Promise<void> {
  // One comment is one notice, however often it is told.
  return registration.showNotification(title, {
    body: text,
    tag: path,
    lang: language,
    dir: 'auto',
    data: { path },
  });
}

function open({ notification }: Clicked): Promise<unknown> {
  notification.close();
  const { href, origin } = new URL(notification.data.path, location.origin);
  return origin === location.origin ? clients.openWindow(href) : Promise.resolve();
}

addEventListener('push', (event) => {
  const { data } = event as Pushed;
  if (data) (event as Pushed).waitUntil(show(data.json()));
});
addEventListener('notificationclick', (event) => (event as Clicked).waitUntil(open(event as Clicked)));
