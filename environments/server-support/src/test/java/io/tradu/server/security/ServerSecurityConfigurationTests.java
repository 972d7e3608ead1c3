package io.tradu.server.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import javax.servlet.ServletException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServerSecurityConfigurationTests {

	private static final String PASSWORD = "0123456789abcdef";

	private final FilterChainProxy security = new ServerSecurityConfiguration()
		.operatorsOnly(properties(PASSWORD), 9393)
		.getFilter();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/about");

	@BeforeEach
	void comesFromAClientThatIsNoBrowser() {
		header("Host", "127.0.0.1:9393");
	}

	@Test
	void letsTheOperatorIn() throws Exception {
		login("operator:" + PASSWORD);

		assertThat(status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "operator:", "operator:wrong", "operator:" + PASSWORD + ":", ":" + PASSWORD,
			"root:" + PASSWORD, "operator", ":", "" })
	void asksForThePassword(String login) throws Exception {
		login(login);

		MockHttpServletResponse response = response();

		assertThat(response.getStatus()).isEqualTo(401);
		assertThat(response.getHeader("WWW-Authenticate")).startsWith("Basic realm=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE" })
	void letsNoMethodInWithoutPassword(String method) throws Exception {
		this.request.setMethod(method);

		assertThat(status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/dashboard/index.html", "/management/health", "/error", "/favicon.ico",
			"/actuator/health", "/security/info" })
	void letsNoPathBeReadWithoutPassword(String path) throws Exception {
		this.request.setRequestURI(path);
		this.request.setServletPath(path);

		assertThat(status()).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "//about", "/;/about", "/about;x=1", "/%2e%2e/about", "/a/../about", "/a%2fb" })
	void refusesPathsThatAreReadInTwoWays(String path) throws Exception {
		this.request.setRequestURI(path);
		this.request.setServletPath(path);
		login("operator:" + PASSWORD);

		assertThat(status()).isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource({ "LOCALHOST:9393, 200", "flow.example.org, 200", "evil.example:9393, 403", "127.0.0.1, 403",
			"127.0.0.1:80, 403", "'', 403" })
	void answersByItsOwnNamesOnly(String host, int status) throws Exception {
		this.request.removeHeader("Host");
		header("Host", host);
		login("operator:" + PASSWORD);

		assertThat(status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "GET, http://127.0.0.1:9393, 200", "POST, http://127.0.0.1:9393, 200",
			"POST, https://127.0.0.1:9393, 200", "POST, http://localhost:9393, 403",
			"POST, http://127.0.0.1:18801, 403", "POST, http://127.0.0.1:9393.evil.example, 403", "POST, null, 403",
			"POST, '', 403", "GET, http://evil.example, 403" })
	void refusesWhatAPageOfAnotherOriginSends(String method, String origin, int status) throws Exception {
		this.request.setMethod(method);
		header("Origin", origin);
		login("operator:" + PASSWORD);

		assertThat(status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "GET, same-origin, cors, empty, 200", "POST, same-origin, cors, empty, 200",
			"GET, none, navigate, document, 200", "POST, none, navigate, document, 403",
			"GET, cross-site, navigate, document, 200", "POST, cross-site, navigate, document, 403",
			"GET, cross-site, navigate, iframe, 403", "GET, cross-site, no-cors, image, 403",
			"DELETE, cross-site, cors, empty, 403", "POST, same-site, no-cors, empty, 403",
			"GET, same-site, no-cors, script, 403" })
	void refusesWhatABrowserSendsForAnotherSite(String method, String site, String mode, String destination, int status)
			throws Exception {
		this.request.setMethod(method);
		header("Sec-Fetch-Site", site);
		header("Sec-Fetch-Mode", mode);
		header("Sec-Fetch-Dest", destination);
		login("operator:" + PASSWORD);

		assertThat(status()).isEqualTo(status);
	}

	@Test
	void looksAtEveryValueOfARepeatedHeader() throws Exception {
		header("Origin", "http://127.0.0.1:9393");
		header("Origin", "http://evil.example");
		login("operator:" + PASSWORD);

		assertThat(status()).isEqualTo(403);
	}

	@Test
	void isNotShownInAFrame() throws Exception {
		login("operator:" + PASSWORD);

		assertThat(response().getHeader("X-Frame-Options")).isEqualTo("DENY");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "short" })
	void doesNotStartWithoutAPassword(String password) {
		assertThatIllegalArgumentException().isThrownBy(() -> properties(password));
	}

	@Test
	void doesNotShowThePassword() {
		assertThat(properties(PASSWORD).toString()).doesNotContain(PASSWORD);
	}

	private static ServerSecurityProperties properties(String password) {
		return new ServerSecurityProperties(password, List.of("flow.example.org"), Path.of("releases"));
	}

	private void header(String name, String value) {
		this.request.addHeader(name, value);
	}

	private void login(String login) {
		header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
	}

	private int status() throws ServletException, IOException {
		return response().getStatus();
	}

	private MockHttpServletResponse response() throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.security.doFilter(this.request, response, new MockFilterChain());
		return response;
	}

}
