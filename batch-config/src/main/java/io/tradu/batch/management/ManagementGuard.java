package io.tradu.batch.management;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what would hold a thread or a password check: nothing here reads a body, and
 * one that is announced and never sent would be waited for.
 */
class ManagementGuard extends OncePerRequestFilter {

	private final FailedLogins failures;

	ManagementGuard(FailedLogins failures) {
		this.failures = failures;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
			// The one status at which Tomcat may close the connection without reading on.
			response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
		}
		else if (request.getHeader(HttpHeaders.AUTHORIZATION) != null && this.failures.isFlooded()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(FailedLogins.retryAfterSeconds()));
			response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
