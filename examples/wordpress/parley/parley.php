<?php
/**
 * Plugin Name: Parley comments
 * Description: Shows Parley threads in the place of WordPress' own comments.
 * Version: 1.0.0
 * Requires PHP: 7.4
 * License: Apache-2.0
 */

if (!defined('ABSPATH')) {
    exit;
}

const PARLEY_KEPT_FOR = 60;

function parley_settings(): array
{
    return wp_parse_args(get_option('parley', []), ['server' => '', 'site' => '']);
}

function parley_server(): string
{
    return untrailingslashit(parley_settings()['server']);
}

/** What the element asks for. */
function parley_attributes(WP_Post $post): array
{
    return [
        'site' => parley_settings()['site'],
        'key' => 'wp-' . $post->ID,
        'url' => get_permalink($post),
        'title' => wp_strip_all_tags(get_the_title($post)),
        'language' => str_replace('_', '-', get_locale()),
    ];
}

/** The thread's first page as markup, or the plain element when Parley does not answer in time. */
function parley_markup(WP_Post $post): string
{
    $attributes = parley_attributes($post);
    $kept = 'parley_' . md5(wp_json_encode($attributes));
    $markup = get_transient($kept);
    if ($markup !== false) {
        return $markup;
    }
    $answer = wp_remote_get(parley_server() . '/embed/include?' . http_build_query($attributes), ['timeout' => 1]);
    if (wp_remote_retrieve_response_code($answer) === 200) {
        $markup = wp_remote_retrieve_body($answer);
        set_transient($kept, $markup, PARLEY_KEPT_FOR);
        return $markup;
    }
    $pairs = '';
    foreach ($attributes as $name => $value) {
        $pairs .= sprintf(' %s="%s"', $name, esc_attr($value));
    }
    return "<parley-thread$pairs></parley-thread>";
}

/** Puts the newsroom's word for who the reader is on the element. */
function parley_signed_in(string $markup): string
{
    $user = wp_get_current_user();
    if (!defined('PARLEY_SSO_KEY') || !$user->exists()) {
        return $markup;
    }
    $token = parley_token($user);
    return $token === null ? $markup : preg_replace('/^<parley-thread/', '<parley-thread sso-token="' . $token . '"', $markup, 1);
}

/** A JWT for one page view (RFC 7519), signed with RS256. Null, and a line in the log, when the key cannot be read. */
function parley_token(WP_User $user): ?string
{
    $key = openssl_pkey_get_private((string) @file_get_contents(PARLEY_SSO_KEY));
    if ($key === false) {
        error_log('Parley: the key in PARLEY_SSO_KEY cannot be read.');
        return null;
    }
    $encode = fn (string $bytes): string => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');
    $claims = [
        'iss' => home_url(),
        'aud' => parley_settings()['site'],
        'sub' => (string) $user->ID,
        'name' => $user->display_name,
        'iat' => time(),
        'exp' => time() + 120,
        'jti' => wp_generate_uuid4(),
    ];
    $text = $encode(wp_json_encode(['alg' => 'RS256', 'typ' => 'JWT'])) . '.' . $encode(wp_json_encode($claims));
    return openssl_sign($text, $signature, $key, OPENSSL_ALGO_SHA256) ? $text . '.' . $encode($signature) : null;
}

/** WordPress asks for a file that prints the comments. */
add_filter('comments_template', function (string $template): string {
    return parley_server() === '' ? $template : __DIR__ . '/comments.php';
});

add_action('wp_enqueue_scripts', function (): void {
    if (parley_server() !== '' && is_singular()) {
        wp_enqueue_script('parley', parley_server() . '/embed.js', [], null, ['strategy' => 'async']);
    }
});

add_action('admin_init', function (): void {
    register_setting('parley', 'parley', [
        'sanitize_callback' => fn ($given): array => [
            'server' => esc_url_raw($given['server'] ?? '', ['http', 'https']),
            'site' => sanitize_key($given['site'] ?? ''),
        ],
    ]);
});

add_action('admin_menu', function (): void {
    add_options_page('Parley', 'Parley', 'manage_options', 'parley', function (): void {
        $settings = parley_settings(); ?>
        <div class="wrap">
            <h1>Parley</h1>
            <form method="post" action="options.php">
                <?php settings_fields('parley'); ?>
                <p><label>Address of your Parley<br>
                    <input type="url" class="regular-text" name="parley[server]" value="<?php echo esc_attr($settings['server']); ?>" placeholder="https://comments.example.org">
                </label></p>
                <p><label>Short name of the site<br>
                    <input type="text" name="parley[site]" value="<?php echo esc_attr($settings['site']); ?>" placeholder="news">
                </label></p>
                <?php submit_button(); ?>
            </form>
        </div>
    <?php });
});
