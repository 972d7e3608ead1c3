/**
 * What guards the Data Flow and the Skipper server: every request needs the operator's
 * password and has to come from the server's own pages, and only released applications
 * are run.
 */
@NullMarked
package io.tradu.server.security;

import org.jspecify.annotations.NullMarked;
