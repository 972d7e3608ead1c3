/** How any job runs. Nothing in here knows what the jobs are about. */
@NullMarked
package io.tradu.batch;

import org.jspecify.annotations.NullMarked;
