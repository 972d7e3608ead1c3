/**
 * What the tests of the whole line share: the line itself on a database of their choice,
 * and an engine that obeys.
 */
@NullMarked
package io.tradu.testing;

import org.jspecify.annotations.NullMarked;
