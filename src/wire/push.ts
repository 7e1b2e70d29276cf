import Type from 'typebox';

const closed = { additionalProperties: false } as const;
const SiteName = Type.String({ maxLength: 40 });
const Endpoint = Type.String({ maxLength: 1000, description: 'An https address of a push service.' });

export const PushKeySchema = Type.Object(
  { key: Type.String({ description: 'For `applicationServerKey`: a point of P-256, base64url.' }) },
  closed,
);

/** What `PushSubscription.toJSON()` gives, for a site. */
export const StartPushSchema = Type.Object(
  {
    site: SiteName,
    endpoint: Endpoint,
    keys: Type.Object(
      {
        p256dh: Type.String({ pattern: '^[A-Za-z0-9_-]{87}$', description: '65 bytes, base64url.' }),
        auth: Type.String({ pattern: '^[A-Za-z0-9_-]{22}$', description: '16 bytes, base64url.' }),
      },
      closed,
    ),
  },
  closed,
);

export const EndPushSchema = Type.Object({ site: SiteName, endpoint: Endpoint }, closed);

export const PushStateSchema = Type.Object({ isOn: Type.Boolean() }, { additionalProperties: false });
