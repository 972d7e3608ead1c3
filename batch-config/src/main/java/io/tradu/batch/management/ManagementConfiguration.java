package io.tradu.batch.management;

import java.net.InetAddress;
import java.time.Duration;

import io.tradu.batch.audit.AuditLog;
import jakarta.servlet.AsyncContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/** Closes whatever the process offers over HTTP, but for the two probes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ManagementConfiguration {

	private static final Duration REPORT_EVERY = Duration.ofMinutes(1);

	@Bean
	ManagementPassword managementPassword(ManagementProperties properties, ServerProperties server,
			Environment environment) {
		// A port apart from the application's would be bound to every address by default.
		boolean apart = environment.containsProperty("management.server.port");
		String prefix = apart ? "management.server" : "server";
		InetAddress address = apart ? environment.getProperty("management.server.address", InetAddress.class)
				: server.getAddress();
		if (!isLoopback(address)) {
			String open = "the management port would be open to other machines (" + prefix + ".address is "
					+ ((address != null) ? address.getHostAddress() : "not set") + ")";
			requireProtection(open, prefix, properties, environment);
		}
		return new ManagementPassword(properties);
	}

	private static void requireProtection(String open, String prefix, ManagementProperties properties,
			Environment environment) {
		if (!properties.hasPassword()) {
			// One that was made can be read on this machine only, and would keep out
			// those
			// for whom the port was opened.
			throw new UnsafeManagement(open + ", and no tradu.management.password is given; set "
					+ "TRADU_MANAGEMENT_PASSWORD, or bind it to 127.0.0.1");
		}
		Ssl ssl = Binder.get(environment).bind(prefix + ".ssl", Ssl.class).orElse(null);
		boolean encrypted = Ssl.isEnabled(ssl)
				&& (ssl.getBundle() != null || ssl.getKeyStore() != null || ssl.getCertificate() != null);
		if (!encrypted && !properties.allowPlainHttp()) {
			throw new UnsafeManagement(open + ", and the password would be sent in clear text; set " + prefix
					+ ".ssl.bundle, or " + prefix + ".ssl.certificate and " + prefix
					+ ".ssl.certificate-private-key, or bind it to 127.0.0.1; where something else encrypts, set "
					+ "tradu.management.allow-plain-http=true");
		}
	}

	private static boolean isLoopback(@Nullable InetAddress address) {
		return address != null && address.isLoopbackAddress();
	}

	@Bean
	Operator operator(ManagementPassword password) {
		return new Operator(password.value());
	}

	@Bean
	FailedLogins failedLogins(AuditLog audit) {
		return new FailedLogins(audit, REPORT_EVERY);
	}

	@Bean
	FilterRegistrationBean<ManagementGuard> managementGuard(FailedLogins failures) {
		FilterRegistrationBean<ManagementGuard> guard = new FilterRegistrationBean<>(new ManagementGuard(failures));
		guard.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return guard;
	}

	// What the guard turns away is not read to its end, for which a thread would wait.
	@Bean
	TomcatContextCustomizer unreadBodies() {
		return (context) -> context.setSwallowAbortedUploads(false);
	}

	@Bean
	SecurityFilterChain managementSecurity(HttpSecurity http, FailedLogins failures) throws Exception {
		AuthenticationEntryPoint whoAreYou = (request, response, failure) -> {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"tradu\", charset=\"UTF-8\"");
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
			if (failure instanceof BadCredentialsException) {
				AsyncContext answer = request.startAsync();
				answer.setTimeout(0);
				failures.add(request.getRemoteAddr(), answer::complete);
			}
		};
		return http.authorizeHttpRequests((requests) -> {
			requests.requestMatchers("/actuator/health/liveness", "/actuator/health/readiness").permitAll();
			requests.anyRequest().authenticated();
		})
			.httpBasic((basic) -> basic.authenticationEntryPoint(whoAreYou))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(whoAreYou))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			// There is no cookie that a foreign page could misuse.
			.csrf(AbstractHttpConfigurer::disable)
			.formLogin(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.build();
	}

}
