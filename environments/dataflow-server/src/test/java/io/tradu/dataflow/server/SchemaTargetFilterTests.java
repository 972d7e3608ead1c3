package io.tradu.dataflow.server;

import javax.servlet.ServletRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaTargetFilterTests {

	@ParameterizedTest
	@ValueSource(strings = { "/tasks/executions/1", "/jobs/executions/7", "/jobs/executions/7/steps/2/progress",
			"/jobs/instances/3", "/jobs/thinexecutions" })
	void looksForTasksAndJobsWhereBoot3WritesThem(String path) throws Exception {
		assertThat(filtered("GET", path).getParameter("schemaTarget")).isEqualTo("boot3");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/tasks/executions", "/tasks/definitions/tradu-nightly", "/apps", "/jobsite",
			"/dashboard/index.html" })
	void leavesOtherRequestsAsTheyAre(String path) throws Exception {
		assertThat(filtered("GET", path).getParameterMap()).doesNotContainKey("schemaTarget");
	}

	@Test
	void asksForWhatTheCallerNamed() throws Exception {
		MockHttpServletRequest request = request("GET", "/tasks/executions/1");
		request.addParameter("schemaTarget", "boot2");

		assertThat(filtered(request).getParameterValues("schemaTarget")).containsExactly("boot2");
	}

	@Test
	void takesABlankTargetForNone() throws Exception {
		MockHttpServletRequest request = request("GET", "/tasks/executions/1");
		request.addParameter("schemaTarget", "");

		assertThat(filtered(request).getParameterValues("schemaTarget")).containsExactly("boot3");
	}

	@Test
	void keepsTheOtherParameters() throws Exception {
		MockHttpServletRequest request = request("PUT", "/jobs/executions/7");
		request.addParameter("restart", "true");

		ServletRequest filtered = filtered(request);

		assertThat(filtered.getParameter("restart")).isEqualTo("true");
		assertThat(filtered.getParameterMap()).containsOnlyKeys("restart", "schemaTarget");
		assertThat(filtered.getParameter("page")).isNull();
	}

	@Test
	void knowsThePathUnderAContext() throws Exception {
		MockHttpServletRequest request = request("GET", "/flow/jobs/executions/7");
		request.setContextPath("/flow");

		assertThat(filtered(request).getParameter("schemaTarget")).isEqualTo("boot3");
	}

	private static ServletRequest filtered(String method, String path) throws Exception {
		return filtered(request(method, path));
	}

	private static ServletRequest filtered(MockHttpServletRequest request) throws Exception {
		MockFilterChain chain = new MockFilterChain();
		new SchemaTargetFilter().doFilter(request, new MockHttpServletResponse(), chain);
		return chain.getRequest();
	}

	private static MockHttpServletRequest request(String method, String path) {
		return new MockHttpServletRequest(method, path);
	}

}
