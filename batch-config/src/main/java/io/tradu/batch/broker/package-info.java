/** What the broker keeps because nobody could make anything of it. */
@NullMarked
package io.tradu.batch.broker;

import org.jspecify.annotations.NullMarked;
