<?php
/** Printed where the theme has its comments. */
if (!defined('ABSPATH')) {
    exit;
}
if (comments_open() || get_comments_number() > 0) {
    // The markup comes from the newsroom's own Parley, which escapes what readers wrote.
    echo parley_signed_in(parley_markup(get_post()));
}
