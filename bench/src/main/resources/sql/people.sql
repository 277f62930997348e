-- Three people to look at the pages with, whose password is that of the demo's superadmin.
INSERT INTO app_user (client_id, user_id, login, name, role, created_at, updated_at) VALUES
    ('00000000-0000-0000-0000-000000000000', '01980000-0003-7000-8000-0000000f0001', 'bench-superadmin', 'Banco Superadmin', 'superadmin', now(), now()),
    ('00000000-0000-0000-0000-000000000000', '01980000-0003-7000-8000-0000000f0002', 'bench-technician', 'Banco Técnico', 'technician', now(), now()),
    ('01980000-0001-7000-8000-000000000001', '01980000-0003-7000-8000-0000000f0003', 'bench-client_admin', 'Banco Cliente', 'client_admin', now(), now());
INSERT INTO login_name (login, user_id) SELECT login, user_id FROM app_user WHERE login LIKE 'bench-%';
INSERT INTO user_credential (client_id, user_id, password_hash, must_change, changed_at)
SELECT u.client_id, u.user_id, c.password_hash, false, now()
FROM app_user u, user_credential c JOIN login_name l ON l.user_id = c.user_id AND l.login = '${login}'
WHERE u.login LIKE 'bench-%';
INSERT INTO technician_client (client_id, user_id, granted_at)
SELECT c.client_id, '01980000-0003-7000-8000-0000000f0002', now()
FROM client c WHERE c.client_id BETWEEN '01980000-0001-7000-8000-000000000001' AND '01980000-0001-7000-8000-000000000014';
