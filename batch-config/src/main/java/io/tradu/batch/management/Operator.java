package io.tradu.batch.management;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * The one user. The password is compared as it is: a slow hash would make every probe
 * slow, and protect nothing that the process does not know anyway.
 */
class Operator implements AuthenticationProvider {

	/** The name to log in with. */
	static final String NAME = "operator";

	private final byte[] password;

	Operator(String password) {
		this.password = password.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public Authentication authenticate(Authentication claim) {
		// Both are compared whatever comes of the first, and in the same time.
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
