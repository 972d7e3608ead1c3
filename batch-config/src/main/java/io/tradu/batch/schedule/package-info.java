/**
 * When jobs are due. A clock asks for a launch, once for each schedule and business date;
 * a launcher takes the request from there; a second clock notices what is missing.
 */
@NullMarked
package io.tradu.batch.schedule;

import org.jspecify.annotations.NullMarked;
