package io.tradu.server.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.servlet.Filter;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Closes a server to everybody but its operator. The filters are a chain of their own in
 * front of all others: the servers bring a configuration that switches Spring Security's
 * usual chain off wherever no OAuth provider is set.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSecurityProperties.class)
public class ServerSecurityConfiguration {

	/** Name of the one user. */
	public static final String OPERATOR = Operator.NAME;

	@Bean
	ReleaseFolder releaseFolder(ServerSecurityProperties properties) {
		return new ReleaseFolder(properties.releases());
	}

	@Bean
	FilterRegistrationBean<FilterChainProxy> operatorsOnly(ServerSecurityProperties properties,
			@Value("${server.port}") int port) {
		FilterChainProxy security = new FilterChainProxy(
				new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE, filters(properties, port)));
		security.setRequestRejectedHandler(new HttpStatusRequestRejectedHandler());
		FilterRegistrationBean<FilterChainProxy> registration = new FilterRegistrationBean<>(security);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	private static List<Filter> filters(ServerSecurityProperties properties, int port) {
		AuthenticationEntryPoint login = (request, response, failure) -> {
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"tradu\", charset=\"UTF-8\"");
			response.setStatus(HttpStatus.UNAUTHORIZED.value());
		};
		Set<String> hosts = Stream
			.concat(Stream.of("127.0.0.1:" + port, "localhost:" + port), properties.hosts().stream())
			.map((host) -> host.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
		return List.of(
				new HeaderWriterFilter(List.of(new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
						new XContentTypeOptionsHeaderWriter())),
				new OwnPagesFilter(hosts), new SecurityContextHolderFilter(new NullSecurityContextRepository()),
				new BasicAuthenticationFilter(new ProviderManager(new Operator(String.valueOf(properties.password()))),
						login),
				new ExceptionTranslationFilter(login, new NullRequestCache()),
				new AuthorizationFilter(AuthenticatedAuthorizationManager.authenticated()));
	}

}
