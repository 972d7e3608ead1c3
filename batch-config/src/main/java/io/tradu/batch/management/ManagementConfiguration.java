package io.tradu.batch.management;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;

/** Closes whatever the process offers over HTTP, but for the two probes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class ManagementConfiguration {

	@Bean
	ManagementPassword managementPassword(ManagementProperties properties, ServerProperties server,
			Environment environment) {
		// A port apart from the application's would be bound to every address by default.
		boolean apart = environment.containsProperty("management.server.port");
		InetAddress address = apart ? environment.getProperty("management.server.address", InetAddress.class)
				: server.getAddress();
		if (!isLoopback(address) && !properties.hasPassword()) {
			// One that was made can be read on this machine only, and would keep out
			// those
			// for whom the port was opened.
			throw new UnsafeManagement("the management port would be open to other machines ("
					+ (apart ? "management.server.address" : "server.address") + " is "
					+ ((address != null) ? address.getHostAddress() : "not set")
					+ "), and no tradu.management.password is given; set TRADU_MANAGEMENT_PASSWORD, or bind it to "
					+ "127.0.0.1");
		}
		return new ManagementPassword(properties);
	}

	private static boolean isLoopback(@Nullable InetAddress address) {
		return address != null && address.isLoopbackAddress();
	}

	@Bean
	Operator operator(ManagementPassword password) {
		return new Operator(password.value());
	}

	@Bean
	SecurityFilterChain managementSecurity(HttpSecurity http) throws Exception {
		AuthenticationEntryPoint whoAreYou = (request, response, failure) -> {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"tradu\", charset=\"UTF-8\"");
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
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
