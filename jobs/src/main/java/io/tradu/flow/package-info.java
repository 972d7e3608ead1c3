/**
 * Work that runs ahead of the step that waits for it, in a window of bounded size and in
 * order.
 */
@NullMarked
package io.tradu.flow;

import org.jspecify.annotations.NullMarked;
