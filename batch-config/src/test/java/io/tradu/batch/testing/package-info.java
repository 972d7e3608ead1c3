/** What the tests of running jobs share: the databases, and a context on each. */
@NullMarked
package io.tradu.batch.testing;

import org.jspecify.annotations.NullMarked;
