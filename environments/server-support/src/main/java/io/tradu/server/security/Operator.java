package io.tradu.server.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Authenticates the one user of a server. The generated password is compared as it is: it
 * is too long to be guessed, and a slow hash would slow down every request.
 */
class Operator implements AuthenticationProvider {

	static final String NAME = "operator";

	private final byte[] password;

	Operator(String password) {
		this.password = password.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public Authentication authenticate(Authentication claim) {
		// Both comparisons always run, each in constant time.
		boolean known = MessageDigest.isEqual(NAME.getBytes(StandardCharsets.UTF_8), bytes(claim.getName()));
		boolean proved = MessageDigest.isEqual(this.password, bytes(claim.getCredentials()));
		if (!(known & proved)) {
			throw new BadCredentialsException("wrong user or password");
		}
		return UsernamePasswordAuthenticationToken.authenticated(NAME, null, List.of());
	}

	private static byte[] bytes(Object claimed) {
		return String.valueOf(claimed).getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
