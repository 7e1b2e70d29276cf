import { Body } from '../../view/body.js';
import { say, sayCount, sayWith } from '../../view/say.js';
import { type Refused, sayReason } from '../../view/server-words.js';
import type { PasskeyView } from '../../wire/auth.js';
import type { MyCommentView } from '../../wire/posting.js';
import { type Addresses, addressesOf } from './addresses.js';
import { type AnswersProps, AnswersToYou, Following, Ignored } from './answers-to-you.js';
import { Field, OwnForm, ownWordsOf, Part, PasskeyPlace, paintOwnPage } from './own-page.js';
import { type PageVoice, voiceOf } from './page-voice.js';
import type { PageFrame } from './props.js';
import { PushPlace } from './push-place.js';

export interface MePageProps extends PageFrame, AnswersProps {
  readonly script: string;
  readonly slug: string;
  readonly problem: Refused | null;
  readonly isSaved: boolean;
  /** What was asked needs a sign-in of a moment ago. */
  readonly mustSignInAgain: boolean;
  readonly name: string;
  readonly email: string | null;
  /** Whether readers may have passwords here. */
  readonly takesPasswords: boolean;
  readonly hasPassword: boolean;
  /** Staff set what opens doors elsewhere. */
  readonly isStaff: boolean;
  readonly comments: readonly MyCommentView[];
  readonly nextCursor: string | null;
  readonly passkeys: readonly PasskeyView[];
  /** Null where notices in browsers are turned off. */
  readonly pushKey: string | null;
  /** How a claim to imported comments stands, once it was made. */
  readonly claim: { readonly comments: number; readonly state: string } | null;
}

/** `/me`: what a reader wrote here, what others answered, and everything about their account. */
export function paintMePage(props: MePageProps): string {
  const { site, script, problem, isSaved, name } = props;
  const addresses = addressesOf(site);
  const voice = voiceOf(site);
  const words = ownWordsOf(site);
  return paintOwnPage(props, {
    title: words.meTitle,
    problem,
    script,
    main: (
      <>
        {props.mustSignInAgain ? (
          <p>
            <a href={`${addresses.signIn}?again=1&back=${encodeURIComponent(addresses.me)}`}>
              {words.signInAgain}
            </a>
          </p>
        ) : null}
        {isSaved ? (
          <p class="notice" role="status">
            {words.saved}
          </p>
        ) : null}
        <p>{sayWith(words.signedInAs, { name: <bdi>{name || words.noName}</bdi> })}</p>
        <OwnForm action={addresses.signOut} submit={words.signOut} back={addresses.home} />
        <MyComments {...props} addresses={addresses} voice={voice} />
        <AnswersToYou {...props} />
        <Following {...props} />
        <Ignored {...props} />
        <PushPlace page={site} site={props.slug} pushKey={props.pushKey} />
        {props.email === null ? null : <Claim {...props} me={addresses.me} />}
        <Profile {...props} addresses={addresses} />
        <YourData site={site} addresses={addresses} />
      </>
    ),
  });
}

const STATUS = new Map<string, 'statusHeld' | 'statusRejected' | 'statusRemoved' | 'statusDeleted'>([
  ['held', 'statusHeld'],
  ['rejected', 'statusRejected'],
  ['removed', 'statusRemoved'],
  ['deleted', 'statusDeleted'],
]);

function MyComments({
  site,
  comments,
  nextCursor,
  addresses,
  voice,
}: MePageProps & { readonly addresses: Addresses; readonly voice: PageVoice }) {
  const words = ownWordsOf(site);
  const { dates, thread } = voice;
  const told = (status: string): string | undefined => {
    const line = STATUS.get(status);
    return line && words[line];
  };
  return (
    <Part id="comments" title={words.myComments}>
      {comments.length === 0 ? <p>{words.noComments}</p> : null}
      <ul class="own-list">
        {comments.map(({ comment, status, reason }) => (
          <li key={comment.id}>
            <p>
              <a href={hrefOf(addresses, comment.id, status)}>
                <time dateTime={comment.createdAt ?? undefined}>
                  {dates.dayOf(Date.parse(comment.createdAt ?? ''))}
                </time>
              </a>{' '}
              <span class="hint">{told(status)}</span>{' '}
              {status === 'published' || reason === null ? null : (
                <span class="hint">{sayReason(thread, reason)}</span>
              )}
            </p>
            <Body body={comment.body} />
          </li>
        ))}
      </ul>
      {nextCursor === null ? null : (
        <p>
          <a href={`${addresses.me}?cursor=${encodeURIComponent(nextCursor)}`}>{words.older}</a>
        </p>
      )}
    </Part>
  );
}

/** A comment that others do not see has a page for its author. */
function hrefOf({ urls, home }: Addresses, id: string, status: string): string {
  return status === 'published' ? urls.comment(id) : `${home}mine/${id}`;
}

function Claim({ site, claim, email, me }: MePageProps & { readonly me: string }) {
  const words = ownWordsOf(site);
  const { claimWaiting, claimNone, claimGranted, claimRefused } = words;
  const told = ({ state, comments }: NonNullable<MePageProps['claim']>): string => {
    if (state === 'waiting') return sayCount(claimWaiting, comments, voiceOf(site).language);
    if (state === 'granted') return claimGranted;
    return state === 'refused' ? claimRefused : claimNone;
  };
  return (
    <Part id="claim" title={words.claimTitle}>
      {claim === null ? (
        <>
          <p>{sayWith(words.claimWords, { email: <bdi>{email}</bdi> })}</p>
          <OwnForm action={`${me}/claim`} submit={words.claim} />
        </>
      ) : (
        <p role="status">{told(claim)}</p>
      )}
    </Part>
  );
}

function Profile(props: MePageProps & { readonly addresses: Addresses }) {
  const { site, name, email, isStaff, hasPassword, addresses } = props;
  const words = ownWordsOf(site);
  const { me } = addresses;
  return (
    <Part id="profile" title={words.profile}>
      <p>{email === null ? words.noAddress : sayWith(words.address, { email: <bdi>{email}</bdi> })}</p>
      <OwnForm action={`${me}/name`} submit={words.changeName}>
        <Field
          name="name"
          label={words.yourName}
          value={name}
          hint={words.nameChanges}
          autocomplete="nickname"
        />
      </OwnForm>
      {isStaff ? <p>{words.staffElsewhere}</p> : null}
      {isStaff || email === null || !props.takesPasswords ? null : (
        <details>
          <summary>{words.setPassword}</summary>
          <OwnForm action={`${me}/password`} submit={words.setPassword}>
            {hasPassword ? (
              <Field
                name="current"
                label={words.currentPassword}
                type="password"
                autocomplete="current-password"
                hint={words.currentHint}
                isRequired={false}
                dir="ltr"
              />
            ) : null}
            <Field
              name="password"
              label={words.newPassword}
              type="password"
              autocomplete="new-password"
              dir="ltr"
            />
          </OwnForm>
        </details>
      )}
      {isStaff ? null : <Passkeys {...props} me={me} />}
      <OwnForm action={addresses.signOut} submit={words.signOutEverywhere} back={addresses.home}>
        <input type="hidden" name="everywhere" value="1" />
      </OwnForm>
    </Part>
  );
}

function Passkeys({ site, passkeys, slug, me }: MePageProps & { readonly me: string }) {
  const words = ownWordsOf(site);
  const { dates } = voiceOf(site);
  return (
    <>
      <h3>{words.passkeys}</h3>
      <ul class="own-list">
        {passkeys.map((passkey) => (
          <li key={passkey.id}>
            <bdi>{passkey.name}</bdi>{' '}
            <span class="hint">
              {say(words.passkeyAdded, { time: dates.dayOf(Date.parse(passkey.createdAt)) })}
            </span>
            <OwnForm action={`${me}/passkeys/remove`} submit={words.remove}>
              <input type="hidden" name="passkey" value={passkey.id} />
            </OwnForm>
          </li>
        ))}
      </ul>
      <PasskeyPlace
        act="add"
        back={`${me}?saved=1`}
        site={slug}
        page={site}
        label={words.addPasskey}
        nameLabel={words.passkeyName}
      />
    </>
  );
}

function YourData({
  site,
  addresses: { me, home },
}: Pick<MePageProps, 'site'> & { readonly addresses: Addresses }) {
  const words = ownWordsOf(site);
  return (
    <Part id="data" title={words.yourData}>
      <ul class="ways">
        <li>
          <a href={`${me}/export`}>{words.export}</a>
        </li>
        <li>
          <a href={`${home}api/v1/me/export`}>{words.exportJson}</a>
        </li>
        <li>
          <a href={`${me}/erase`}>{words.erase}</a>
        </li>
      </ul>
    </Part>
  );
}
