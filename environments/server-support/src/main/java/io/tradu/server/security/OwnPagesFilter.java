package io.tradu.server.security;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that a page of another site made a browser send. The browser would add
 * the operator's password to them. A name that an attacker has pointed at this machine
 * (DNS rebinding) shows in {@code Host}; another site shows in {@code Origin} or
 * {@code Sec-Fetch-Site}. Clients that are no browsers send neither of these two.
 */
class OwnPagesFilter extends OncePerRequestFilter {

	private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

	private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

	private final Set<String> hosts;

	/**
	 * Creates the filter.
	 * @param hosts values of {@code Host} by which the server is reached, in lower case
	 */
	OwnPagesFilter(Set<String> hosts) {
		this.hosts = hosts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isOwnHost(request) && isOwnOrigin(request) && (isOwnSite(request) || isLink(request))) {
			chain.doFilter(request, response);
		}
		else {
			response.setStatus(HttpStatus.FORBIDDEN.value());
		}
	}

	private boolean isOwnHost(HttpServletRequest request) {
		List<String> values = values(request, HttpHeaders.HOST);
		return values.size() == 1 && this.hosts.contains(values.get(0));
	}

	private static boolean isOwnOrigin(HttpServletRequest request) {
		String host = values(request, HttpHeaders.HOST).get(0);
		// https where a proxy in front of the server ends TLS.
		return Set.of("http://" + host, "https://" + host).containsAll(values(request, HttpHeaders.ORIGIN));
	}

	private static boolean isOwnSite(HttpServletRequest request) {
		List<String> sites = values(request, "Sec-Fetch-Site");
		return OWN_SITES.containsAll(sites) && (isSafe(request) || !sites.contains("none"));
	}

	// Following a link shows a page to a person, and to no script.
	private static boolean isLink(HttpServletRequest request) {
		return isSafe(request) && values(request, "Sec-Fetch-Mode").equals(List.of("navigate"))
				&& values(request, "Sec-Fetch-Dest").equals(List.of("document"));
	}

	private static boolean isSafe(HttpServletRequest request) {
		return SAFE_METHODS.contains(request.getMethod());
	}

	private static List<String> values(HttpServletRequest request, String header) {
		return Collections.list(request.getHeaders(header))
			.stream()
			.map((value) -> value.toLowerCase(Locale.ROOT))
			.toList();
	}

}
