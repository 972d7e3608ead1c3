/**
 * The Skipper server of an environment: deploys the applications of its stream, and
 * replaces them one by one.
 */
@NullMarked
package io.tradu.skipper.server;

import org.jspecify.annotations.NullMarked;
