package io.tradu.dataflow.server;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the dashboard see the tasks and jobs of Boot 3 and later, which alone there are.
 * The dashboard asks for their details without saying which schema they are in, and the
 * server would look in that of Boot 2.
 */
@Component
class SchemaTargetFilter extends OncePerRequestFilter {

	static final String PARAMETER = "schemaTarget";

	private static final String BOOT3 = "boot3";

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		boolean askedByDashboard = path.startsWith("/tasks/executions/") || path.startsWith("/jobs/");
		return !askedByDashboard || StringUtils.hasText(request.getParameter(PARAMETER));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		chain.doFilter(new Boot3Request(request), response);
	}

	private static final class Boot3Request extends HttpServletRequestWrapper {

		private final Map<String, String[]> parameters;

		private Boot3Request(HttpServletRequest request) {
			super(request);
			this.parameters = new LinkedHashMap<>(request.getParameterMap());
			this.parameters.put(PARAMETER, new String[] { BOOT3 });
		}

		@Override
		public @Nullable String getParameter(String name) {
			String[] values = this.parameters.get(name);
			return (values != null) ? values[0] : null;
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			return Collections.unmodifiableMap(this.parameters);
		}

		@Override
		public Enumeration<String> getParameterNames() {
			return Collections.enumeration(this.parameters.keySet());
		}

		@Override
		public String @Nullable [] getParameterValues(String name) {
			return this.parameters.get(name);
		}

	}

}
