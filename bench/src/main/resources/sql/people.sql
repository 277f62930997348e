-- People to look at the pages with, whose password is that of the demo's superadmin: a superadmin of its own, the first
-- technician, and the large client's administrator and first requester.
INSERT INTO app_user (client_id, user_id, login, name, role, created_at, updated_at) VALUES
    ('00000000-0000-0000-0000-000000000000', '01980000-0006-7000-8000-0000000f0001', 'bench-superadmin', 'Banco Superadmin', 'superadmin', now(), now());
INSERT INTO login_name (login, user_id) VALUES ('bench-superadmin', '01980000-0006-7000-8000-0000000f0001');
INSERT INTO user_credential (client_id, user_id, password_hash, must_change, changed_at)
SELECT u.client_id, u.user_id, c.password_hash, false, now()
FROM app_user u, user_credential c JOIN login_name l ON l.user_id = c.user_id AND l.login = '${login}'
WHERE u.login IN ('bench-superadmin', 'tecnico-1', 'persona-1-1', 'persona-1-2');

-- Views that the team shares.
INSERT INTO ticket_view (client_id, view_id, owner_id, owner_name, name, shared, address, updated_at)
SELECT '00000000-0000-0000-0000-000000000000', ('01980000-000d-7000-8000-00000000000' || n)::uuid, '01980000-0006-7000-8000-0000000f0001',
       'Banco Superadmin', name, true, address, now()
FROM (VALUES (1, 'Críticos sin asignar', 'view=unassigned&priority=critica'), (2, 'Por teléfono este mes', 'view=all&channel=phone&created=30'),
             (3, 'En espera, por prioridad', 'view=open&state=en_espera&sort=-priority'), (4, 'Correo abierto', 'view=open&category=00000000-0000-7000-8000-000000000204'),
             (5, 'Mis colas', 'view=open&queue=mine'), (6, 'Resueltos, por número', 'view=resolved&sort=-number')) AS v (n, name, address);
