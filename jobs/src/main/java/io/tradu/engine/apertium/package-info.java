/**
 * Translates through warm Apertium pipelines: chains of child processes that stay up and
 * take one segment after the other, many in flight. Each answer is checked before it is
 * believed, because a broken stage answers with text that belongs elsewhere.
 */
@NullMarked
package io.tradu.engine.apertium;

import org.jspecify.annotations.NullMarked;
