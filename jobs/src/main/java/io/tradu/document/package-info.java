/**
 * The words that more than one stage uses: feeds, documents, rows, blocks and their
 * states, with the repositories that keep them.
 */
@NullMarked
package io.tradu.document;

import org.jspecify.annotations.NullMarked;
